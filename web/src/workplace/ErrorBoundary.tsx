import { Alert, Button, Heading, Paragraph } from "@digdir/designsystemet-react";
import { Component, type ReactNode } from "react";
import type { Catalogue } from "../language/LanguageProvider";

/** A fault in the page itself: says what is safe, and prints nothing that could hold patient text. */
export class ErrorBoundary extends Component<{ words: Catalogue; children: ReactNode }, { broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError() {
    return { broken: true };
  }

  override render() {
    if (!this.state.broken) return this.props.children;
    const { app } = this.props.words;
    return (
      <Alert data-color="danger" role="alert" className="stack">
        <Heading level={1} data-size="xs">
          {app.crashedTitle}
        </Heading>
        <Paragraph>{app.crashed}</Paragraph>
        <Button onClick={() => location.reload()}>{app.reload}</Button>
      </Alert>
    );
  }
}
