import type { Language } from "../../messages.js";

export const language: Language = {};
