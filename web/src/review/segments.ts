/** A stretch of a text in Unicode code points, end exclusive, with what it is tagged as. */
export type Span<Tag> = { start: number; end: number; tag: Tag };

/** A piece of a text and every tag that covers it. The pieces joined give the text again. */
export type Segment<Tag> = { text: string; tags: Tag[] };

/**
 * Cuts a text where its spans begin and end. Offsets count code points, as the contract has them, while a JavaScript
 * string counts UTF-16 units, so an emoji would shift everything after it. Spans may overlap; what lies outside the
 * text is cut off.
 */
export function segment<Tag>(text: string, spans: readonly Span<Tag>[]): Segment<Tag>[] {
  const points = Array.from(text);
  const clip = (offset: number) => Math.min(Math.max(offset, 0), points.length);
  const inside = spans
    .map((span) => ({ ...span, start: clip(span.start), end: clip(span.end) }))
    .filter((span) => span.start < span.end);
  const cuts = new Set([0, points.length]);
  for (const span of inside) cuts.add(span.start).add(span.end);
  const ordered = [...cuts].sort((left, right) => left - right);
  return ordered.slice(1).map((end, index) => {
    const start = ordered[index] ?? 0;
    const covering = inside.filter((span) => span.start <= start && span.end >= end);
    return { text: points.slice(start, end).join(""), tags: covering.map((span) => span.tag) };
  });
}
