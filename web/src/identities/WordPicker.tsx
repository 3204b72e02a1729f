import { useEffect, useRef, useState, type KeyboardEvent, type PointerEvent } from "react";
import { useWords } from "../language/LanguageProvider";
import type { Word } from "./spans";

type Props = {
  words: readonly Word[];
  /** First and last chosen word, by number. */
  chosen: readonly [number, number];
  language: string;
  isHidden: (word: Word) => boolean;
  onChoose: (first: number, last: number) => void;
  onEnter: () => void;
};

const STEPS: Record<string, number> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

/**
 * The words of an utterance, to choose one or several neighbours from: a listbox, so that a screen reader tells each word
 * and whether it is chosen. Arrow keys move, Shift extends, Home and End go to the ends; a pointer clicks, Shift-clicks or
 * drags.
 */
export function WordPicker({ words, chosen, language, isHidden, onChoose, onEnter }: Props) {
  const { identities } = useWords();
  const [anchor, setAnchor] = useState(chosen[0]);
  const [current, setCurrent] = useState(chosen[1]);
  const options = useRef<(HTMLElement | null)[]>([]);

  useEffect(() => {
    options.current[current]?.scrollIntoView({ block: "nearest" });
  }, [current]);

  const choose = (from: number, to: number) => {
    setAnchor(from);
    setCurrent(to);
    options.current[to]?.focus();
    onChoose(Math.min(from, to), Math.max(from, to));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Enter") {
      event.preventDefault();
      onEnter();
      return;
    }
    const step = STEPS[event.key];
    const wanted = event.key === "Home" ? 0 : event.key === "End" ? words.length - 1 : step && current + step;
    if (wanted === undefined || !words[wanted]) return;
    event.preventDefault();
    choose(event.shiftKey ? anchor : wanted, wanted);
  };
  const onPointer = (event: PointerEvent, index: number) => {
    const drags = event.type === "pointerenter";
    if (drags && event.buttons !== 1) return;
    if (!drags) event.currentTarget.releasePointerCapture?.(event.pointerId);
    choose(drags || event.shiftKey ? anchor : index, index);
  };

  return (
    <div
      role="listbox"
      aria-multiselectable="true"
      aria-orientation="horizontal"
      aria-label={identities.pick}
      aria-describedby="pick-hint"
      className="word-picker"
      lang={language}
      onKeyDown={onKeyDown}
    >
      {words.map((word, index) => (
        <div
          key={word.start}
          ref={(element) => {
            options.current[index] = element;
          }}
          role="option"
          aria-selected={index >= chosen[0] && index <= chosen[1]}
          tabIndex={index === current ? 0 : -1}
          data-first-focus={index === current ? true : undefined}
          className={isHidden(word) ? "word hidden-already" : "word"}
          onPointerDown={(event) => onPointer(event, index)}
          onPointerEnter={(event) => onPointer(event, index)}
        >
          {word.text}
          {isHidden(word) && <span className="visually-hidden"> ({identities.hiddenAlready})</span>}
        </div>
      ))}
    </div>
  );
}
