export { cooldownOf, decide } from "./decide.js";
export { featuresOf } from "./grant.js";
export * from "./manager.js";
export * from "./question.js";
export { relationOf } from "./rules.js";
