import { Link } from "@digdir/designsystemet-react";
import type { MouseEvent, ReactNode } from "react";
import { navigate } from "./route";

/** A link inside the app; a modified click still opens a new tab. */
export function PageLink(props: { to: string; children: ReactNode; className?: string; "aria-label"?: string; "data-color"?: "accent" }) {
  const { to, children, ...rest } = props;
  const follow = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    navigate(to);
  };
  return (
    <Link href={to} onClick={follow} {...rest}>
      {children}
    </Link>
  );
}
