import type { Mark } from "../api/model";
import { segment } from "./segments";

/** A sentence with its drugs, numbers, negations and sides set apart by type, not by colour alone. */
export function MarkedText({ text, marks }: { text: string; marks: readonly Mark[] }) {
  const spans = marks.map(({ start, end, kind }) => ({ start, end, tag: kind }));
  return segment(text, spans).map((piece, index) => {
    const kind = piece.tags[0];
    return kind ? (
      <span key={index} className={`mark mark-${kind}`}>
        {piece.text}
      </span>
    ) : (
      piece.text
    );
  });
}
