import { Button, Heading, Paragraph } from "@digdir/designsystemet-react";
import { useCallback, useEffect, useRef, useState, type KeyboardEvent } from "react";
import type { HiddenUtterance } from "../api/model";
import { useWords } from "../language/LanguageProvider";
import { useShortcutSetting } from "../review/ShortcutSetting";
import { useShortcuts } from "../review/useShortcuts";
import { HiddenWords, type View } from "./HiddenWords";
import { chosenWords, type Chosen } from "./pointer";
import { textOf, wordsOf, type Stretch } from "./spans";

type Props = {
  utterances: HiddenUtterance[];
  language: string;
  view: View;
  onMark: (utterance: HiddenUtterance, chosen: Stretch | null) => void;
};

const buttonOf = (index: number | undefined) => document.getElementById(`mark-in-${index}`);

/**
 * The talk with all that is hidden in it. A pointer selects words; the keyboard goes from turn to turn with the arrow keys
 * or J and K, and chooses the words in the dialog.
 */
export function HiddenTranscript({ utterances, language, view, onMark }: Props) {
  const words = useWords();
  const { singleKeys } = useShortcutSetting();
  const list = useRef<HTMLOListElement>(null);
  const [chosen, setChosen] = useChosen(utterances, list);
  const markable = utterances.filter((utterance) => wordsOf(utterance.text).length > 0);
  const [current, setCurrent] = useState(markable[0]?.index);

  const step = (by: 1 | -1) => {
    const at = markable.findIndex(({ index }) => buttonOf(index) === document.activeElement);
    buttonOf(at < 0 ? current : markable[at + by]?.index)?.focus();
  };
  useShortcuts((command) => {
    if (command === "next") step(1);
    if (command === "previous") step(-1);
  });
  const onKeyDown = (event: KeyboardEvent) => {
    const by = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : null;
    if (!by) return;
    event.preventDefault();
    step(by);
  };
  const mark = (utterance: HiddenUtterance, stretch: Stretch | null) => {
    setChosen(null);
    getSelection()?.removeAllRanges();
    buttonOf(utterance.index)?.focus();
    onMark(utterance, stretch);
  };

  return (
    <section className="hidden-transcript card" aria-labelledby="transcript-heading">
      <Heading level={2} data-size="2xs" id="transcript-heading">
        {words.transcript.title}
      </Heading>
      <Paragraph data-size="sm" className="quiet">
        {words.identities.howToMark} {singleKeys && words.identities.keysHint}
      </Paragraph>
      {utterances.length === 0 && <Paragraph data-size="sm">{words.transcript.empty}</Paragraph>}
      <ol ref={list}>
        {utterances.map((utterance) => (
          <li key={utterance.index} className={utterance.speaker}>
            <span className="speaker">{words.transcript[utterance.speaker]}</span>
            <HiddenWords utterance={utterance} view={view} contentLanguage={language} />
            {wordsOf(utterance.text).length > 0 && (
              <Button
                id={`mark-in-${utterance.index}`}
                variant="tertiary"
                data-size="sm"
                data-color="neutral"
                className="mark-in"
                tabIndex={utterance.index === current ? 0 : -1}
                aria-label={words.identities.markIn(utterance.index + 1)}
                onKeyDown={onKeyDown}
                onFocus={() => setCurrent(utterance.index)}
                onClick={() => mark(utterance, null)}
              >
                {words.identities.markShort}
              </Button>
            )}
            {chosen?.utterance === utterance.index && (
              <div className="chosen-words row">
                <span>
                  {words.identities.chosen} <q lang={language}>{textOf(utterance.text, chosen)}</q>
                </span>
                <Button data-size="sm" onClick={() => mark(utterance, chosen)}>
                  {words.identities.hideChosen}
                </Button>
              </div>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}

/** The words that the pointer has selected, as long as they are. */
function useChosen(utterances: HiddenUtterance[], list: React.RefObject<HTMLOListElement | null>) {
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const read = useCallback(() => {
    const selection = getSelection();
    const here = selection?.anchorNode && list.current?.contains(selection.anchorNode);
    setChosen(here ? chosenWords(selection, (index) => utterances.find((each) => each.index === index)?.text ?? "") : null);
  }, [utterances, list]);
  useEffect(() => {
    // A press on the button that marks must not take the words away before it is released.
    const onRelease = (event: Event) => {
      const inBar = event.target instanceof Element && event.target.closest(".chosen-words, dialog");
      if (!inBar) read();
    };
    document.addEventListener("pointerup", onRelease);
    document.addEventListener("touchend", onRelease);
    return () => {
      document.removeEventListener("pointerup", onRelease);
      document.removeEventListener("touchend", onRelease);
    };
  }, [read]);
  return [chosen, setChosen] as const;
}
