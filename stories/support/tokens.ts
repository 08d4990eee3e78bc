import { tokens } from "../../packages/elements/src/internal/styles/tokens.styles.js";

/** How a token is shown, and which property of its specimen tells its value. */
export type Kind = "colour" | "type" | "weight" | "font" | "space" | "radius" | "shadow" | "motion" | "other";

export interface TokenGroup {
  readonly title: string;
  readonly about: string;
  readonly kind: Kind;
  readonly names: readonly string[];
}

const groups: readonly (Omit<TokenGroup, "names"> & { readonly pattern: RegExp })[] = [
  {
    title: "The host sets",
    about: "The brand's colour. All other accents are worked out from it.",
    kind: "colour",
    pattern: /^accent$/,
  },
  { title: "Families", about: "The host's, else the system's.", kind: "font", pattern: /^font/ },
  {
    title: "Surfaces",
    about: "A guest: no ground of the page's own, only of what stands on it.",
    kind: "colour",
    pattern: /^(?:surface|scrim)/,
  },
  { title: "Text", about: "Never under 4.7 : 1.", kind: "colour", pattern: /^text(?:-muted|-off)?$/ },
  {
    title: "Lines",
    about: "Between things, around them, and around what one types in (3 : 1).",
    kind: "colour",
    pattern: /^line/,
  },
  { title: "Accent", about: "Computed from the host's colour.", kind: "colour", pattern: /accent|^focus/ },
  {
    title: "Tones",
    about: "Of a status and of an answer. They never follow the brand.",
    kind: "colour",
    pattern: /^(?:neutral|info|success|warning|danger|on-danger)/,
  },
  { title: "Sizes of type", about: "In rem: they follow the reader's setting.", kind: "type", pattern: /^text-/ },
  { title: "Leading", about: "Each size has its own.", kind: "space", pattern: /^leading/ },
  { title: "Weights", about: "Three.", kind: "weight", pattern: /^weight/ },
  { title: "Space", about: "A grid of 4 px.", kind: "space", pattern: /^space|^row-pad/ },
  {
    title: "Sizes",
    about: "Comfortable and compact; 44 px wherever a finger presses.",
    kind: "space",
    pattern: /^(?:control|row|head|avatar|menu-item|icon|border|ring)/,
  },
  { title: "Radius", about: "One, and what follows from it.", kind: "radius", pattern: /^radius/ },
  { title: "Elevation", about: "Only on what floats; in the dark with an edge.", kind: "shadow", pattern: /^shadow/ },
  {
    title: "Motion",
    about: "Nothing under reduced motion.",
    kind: "motion",
    pattern: /^(?:duration|ease|busy-delay)/,
  },
];

/** Every token of the elements' style sheet, each in the first group that fits it. */
export const tokenGroups = (): TokenGroup[] => {
  const left = new Set(Object.keys(tokens));
  const taken = (pattern: RegExp) => {
    const found = [...left].filter((name) => pattern.test(name));
    for (const name of found) left.delete(name);
    return found;
  };
  const found = groups.map(({ pattern, ...group }) => ({ ...group, names: taken(pattern) }));
  return left.size > 0 ? [...found, { title: "Others", about: "", kind: "other", names: [...left] }] : found;
};
