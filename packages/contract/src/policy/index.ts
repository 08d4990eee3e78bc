export { cooldownOf, decide, freshness } from "./decide.js";
export { featuresOf } from "./grant.js";
export { decideHistory, decideTenantHistory } from "./history.js";
export * from "./manager.js";
export * from "./question.js";
export { holds, isAbout, relationOf } from "./rules.js";
