import { defineElement } from "../internal/define-element.js";
import { UsherProvider } from "./usher-provider.js";

defineElement("usher-provider", UsherProvider);
