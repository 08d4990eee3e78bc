import { controlStyles } from "./control.styles.js";
import { displayStyles } from "./display.styles.js";
import { resetStyles } from "./reset.styles.js";

/** What every element is made of. Class names are also the names of the `::part()`s. */
export const baseStyles = [resetStyles, controlStyles, displayStyles];
