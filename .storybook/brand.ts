import { tokens } from "../packages/elements/src/internal/styles/tokens.styles.js";

/** What the elements come with; a toolbar that says nothing leaves them so. The radius is in pixels. */
export const brandDefaults = {
  accent: tokens.accent,
  radius: String(Number.parseInt(tokens.radius, 10)),
  font: "Ours",
} as const;

/** The families that the toolbar offers, by the name it shows. */
export const brandFonts: Readonly<Record<string, string>> = {
  Ours: "",
  Serif: 'Georgia, "Noto Serif", serif',
  Humanist: 'Optima, Candara, "Noto Sans", sans-serif',
  Rounded: 'ui-rounded, "Hiragino Maru Gothic ProN", Quicksand, sans-serif',
  Monospaced: "ui-monospace, Menlo, Consolas, monospace",
};

/** The custom properties of a brand, by the toolbar's globals. Null: as the elements come. */
export const brandProperties = (globals: Readonly<Record<string, unknown>>): Record<string, string | null> => {
  const { accent, radius, font } = globals;
  return {
    "--usher-accent": typeof accent === "string" && accent !== "" ? accent : null,
    "--usher-radius": typeof radius === "string" && radius !== "" ? `${radius}px` : null,
    "--usher-font": (typeof font === "string" && brandFonts[font]) || null,
  };
};
