import { nothing, type TemplateResult } from "lit";
import { when } from "../internal/format.js";
import { conflictPanel } from "./conflict-panel.js";
import type { EditorView } from "./editor-view.js";
import { accountPrefix } from "./editor-field.js";
import { valueText } from "./form-field.js";
import type { DraftValue } from "./draft.js";

/** What somebody else has changed meanwhile, of what is saved together; `done`: where the focus goes afterwards. */
export const conflictArea = (view: EditorView, group: string, done: () => void): TemplateResult | typeof nothing => {
  const { editor, about } = view;
  const { model } = editor;
  const rows = model.clashIn(group);
  if (rows.length === 0 || !model.user) return nothing;
  const { m, words, profile } = about;
  const { time, zone } = when(model.user.updatedAt, words);
  const textOf = (key: string, value: DraftValue): string =>
    key.startsWith(accountPrefix)
      ? (profile?.accountLevels?.find(({ id }) => id === value)?.label ?? "")
      : valueText(
          model.fields.find((field) => field.key === key),
          value,
          m,
          words,
        );
  const end = () => {
    model.settle(group);
    editor.update();
    done();
  };
  return conflictPanel({
    rows,
    who: editor.who,
    time: `${time} ${zone}`,
    t: editor.t,
    labelOf: editor.labelOf,
    textOf,
    onChoose: (key, choice) => {
      model.choose(key, choice);
      editor.update();
    },
    onTakeAll: () => {
      for (const { key } of rows) model.choose(key, "theirs");
      end();
    },
    onApply: end,
  });
};
