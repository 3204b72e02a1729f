import { Button } from "@digdir/designsystemet-react";
import type { Note } from "../api/model";
import { useLanguage } from "../language/LanguageProvider";
import { clock } from "../language/moments";
import { KeyHint } from "./KeyHint";
import { allStatements, isStanding } from "./standing";
import type { SaveState } from "./useNote";

type Props = {
  note: Note;
  save: SaveState;
  unsavedText: boolean;
  notLooked: number;
  onUndo: () => void;
  onSign: () => void;
  onFirstUnresolved: () => void;
  onFirstOmission: () => void;
};

/** How the note stands and is saved, in words, with undo and signing. */
export function ReviewBar({ note, save, unsavedText, notLooked, onUndo, onSign, onFirstUnresolved, onFirstOmission }: Props) {
  const { words } = useLanguage();
  const standing = allStatements(note).filter(isStanding).length;
  return (
    <div className="review-bar">
      <div className="standing">
        {note.unresolved > 0 ? (
          <button type="button" className="text-link unresolved-count" onClick={onFirstUnresolved}>
            {words.signing.unresolvedShort(note.unresolved)}
          </button>
        ) : (
          <span>{standing === 0 ? words.note.emptyTitle : words.signing.nothingUnresolved}</span>
        )}
        {note.omissions.length > 0 && (
          <button type="button" className="text-link" onClick={onFirstOmission}>
            {words.signing.omissionsShort(note.omissions.length)}
          </button>
        )}
        {notLooked > 0 && <span className="quiet">{words.signing.notLookedShort(notLooked)}</span>}
        <SaveWords save={save} unsavedText={unsavedText} />
      </div>
      <div className="row">
        <Button variant="tertiary" data-color="neutral" data-size="sm" onClick={onUndo} aria-keyshortcuts="u">
          {words.actions.undo} <KeyHint name="U" />
        </Button>
        <Button data-size="sm" onClick={onSign} aria-keyshortcuts="Control+Enter">
          {words.signing.button} <KeyHint name="Ctrl ↵" />
        </Button>
      </div>
    </div>
  );
}

function SaveWords({ save, unsavedText }: Pick<Props, "save" | "unsavedText">) {
  const { words } = useLanguage();
  const sentence = {
    nothing: words.save.nothing,
    saving: words.save.saving,
    saved: save.kind === "saved" ? words.save.saved(clock(save.at, words.locale)) : "",
    failed: words.save.failed,
  }[save.kind];
  return (
    <span className={save.kind === "failed" ? "save failed" : "save quiet"}>
      {unsavedText ? words.save.unsaved : sentence}
    </span>
  );
}
