import { Alert, Button, Paragraph } from "@digdir/designsystemet-react";
import { useWords } from "../language/LanguageProvider";
import type { Text } from "./useTexts";

/** Texts whose sentence has gone from the note meanwhile: shown until the person has copied or dropped them. */
export function LostTexts({ texts, language, onDiscard }: {
  texts: [string, Text][];
  language: string;
  onDiscard: (key: string) => void;
}) {
  const words = useWords();
  return texts.map(([key, text]) => (
    <Alert key={key} data-color="warning" data-size="sm" role="alert" className="save-problem">
      <Paragraph data-size="sm">{words.save.lost}</Paragraph>
      <Paragraph data-size="sm" lang={language}>
        {text.now}
      </Paragraph>
      <Button variant="secondary" data-size="sm" onClick={() => onDiscard(key)}>
        {words.save.discard}
      </Button>
    </Alert>
  ));
}
