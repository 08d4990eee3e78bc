export * from "./decide.js";
export * from "./manager.js";
export * from "./question.js";
export { relationOf } from "./rules.js";
