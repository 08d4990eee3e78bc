/** The dress of the pages: the three values that make most of a brand, and what it takes beyond them. All optional. */
export interface Brand {
  /** A colour, as CSS writes it; light and dark, and the text on it, follow from it. */
  readonly accent?: string;
  /** The radius of corners, as CSS writes it. */
  readonly radius?: string;
  /** Families of fonts, as CSS writes them. */
  readonly font?: string;
  /** The address of a style sheet of your own, on the same origin; it comes last, so it may change everything. */
  readonly sheet?: string;
  /** The address of an icon of your own, on the same origin. */
  readonly icon?: string;
}

const tokens = ["accent", "radius", "font"] as const;

/** The style sheet of a brand; empty where it says nothing. Throws where a value would end its line, and say more than it should. */
export const brandSheet = (brand: Brand): string => {
  const lines = tokens.flatMap((name) => {
    const value = brand[name];
    if (value === undefined) return [];
    if (/[;{}<>\\@]|\/\*/.test(value)) throw new Error(`brand.${name} is no value of CSS: ${value}`);
    return [`  --usher-${name}: ${value};\n`];
  });
  return lines.length === 0 ? "" : `:root {\n${lines.join("")}}\n`;
};
