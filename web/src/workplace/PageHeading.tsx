import { Heading } from "@digdir/designsystemet-react";
import { useEffect, useRef, type ReactNode } from "react";
import { useWords } from "../language/LanguageProvider";
import { hasNavigated } from "./route";

/** The page's only `h1`. Names the window, and takes focus when the person came here from another page. */
export function PageHeading({ title, children }: { title: string; children?: ReactNode }) {
  const words = useWords();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} – ${words.app.title}`;
  }, [title, words]);
  useEffect(() => {
    if (hasNavigated()) heading.current?.focus();
  }, []);
  return (
    <Heading level={1} data-size="xs" tabIndex={-1} ref={heading} className="page-heading">
      {children ?? title}
    </Heading>
  );
}
