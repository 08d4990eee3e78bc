import { createElement, type ChangeEvent, type ReactNode } from "react";
import { addons, types, useGlobals } from "storybook/manager-api";
import { Button, PopoverProvider } from "storybook/internal/components";
import { create } from "storybook/theming/create";
import { brandDefaults, brandFonts } from "./brand.js";

/** A label beside its control. */
const row = (label: string, control: ReactNode) =>
  createElement(
    "label",
    { style: { display: "grid", gridTemplateColumns: "72px 1fr", alignItems: "center", gap: 12 } },
    label,
    control,
  );

/** The brand of the host around the stories, live: what `--usher-accent`, `--usher-radius` and `--usher-font` are. */
const BrandTool = () => {
  const [globals, updateGlobals] = useGlobals();
  const value = (name: keyof typeof brandDefaults): string => String(globals[name] || brandDefaults[name]);
  const set = (name: string) => (event: ChangeEvent<HTMLInputElement | HTMLSelectElement>) => {
    updateGlobals({ [name]: event.target.value });
  };
  const isChanged = Object.keys(brandDefaults).some((name) => globals[name]);
  const popover = createElement(
    "div",
    { style: { display: "grid", gap: 12, padding: 16, inlineSize: 264, fontSize: 13 } },
    row(
      "Accent",
      createElement("input", {
        type: "color",
        value: value("accent"),
        onChange: set("accent"),
        style: { inlineSize: "100%" },
      }),
    ),
    row(
      `Radius ${value("radius")}`,
      createElement("input", { type: "range", min: 0, max: 20, value: value("radius"), onChange: set("radius") }),
    ),
    row(
      "Font",
      createElement(
        "select",
        { value: value("font"), onChange: set("font") },
        Object.keys(brandFonts).map((name) => createElement("option", { key: name, value: name }, name)),
      ),
    ),
    createElement(
      Button,
      {
        size: "small",
        disabled: !isChanged,
        onClick: () => {
          updateGlobals({ accent: "", radius: "", font: "" });
        },
      },
      "As we ship it",
    ),
  );
  return createElement(PopoverProvider, {
    popover,
    children: createElement(
      Button,
      {
        variant: "ghost",
        padding: "small",
        active: isChanged,
        ariaLabel: "Brand: colour, radius and font of the host",
      },
      createElement("span", {
        "aria-hidden": true,
        style: { inlineSize: 14, blockSize: 14, borderRadius: 4, background: value("accent") },
      }),
      "Brand",
    ),
  });
};

addons.register("usherkit", () => {
  addons.add("usherkit/brand", {
    type: types.TOOL,
    title: "Brand",
    match: ({ viewMode }) => viewMode === "story" || viewMode === "docs",
    render: BrandTool,
  });
});

addons.setConfig({
  // Groups and single pages in one order: the one of preview.ts.
  sidebar: { showRoots: false },
  theme: create({ base: "light", brandTitle: "Usherkit", brandUrl: "./" }),
});
