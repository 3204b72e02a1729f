import { Button, Select } from "@digdir/designsystemet-react";
import { useLanguage, type Language } from "../language/LanguageProvider";
import { useSession } from "../session/SessionProvider";
import { PageLink } from "./PageLink";

export function Header({ onKeys }: { onKeys: () => void }) {
  const { words, language, choose } = useLanguage();
  const { state, leave } = useSession();
  return (
    <header className="header" data-size="sm">
      <PageLink to="/" className="brand" aria-label={`${words.app.title}: ${words.app.home}`}>
        {words.app.title}
      </PageLink>
      <div className="header-tools">
        {state.kind === "in" && (
          <>
            <span className="signed-in-as">{words.app.signedInAs(state.session.name)}</span>
            <Button variant="tertiary" data-color="neutral" onClick={onKeys}>
              {words.app.keys}
            </Button>
          </>
        )}
        <Select
          aria-label={words.app.language}
          value={language}
          onChange={(event) => choose(event.target.value as Language)}
          className="language"
        >
          <Select.Option value="nb" lang="nb">
            Bokmål
          </Select.Option>
          <Select.Option value="nn" lang="nn">
            Nynorsk
          </Select.Option>
          <Select.Option value="en" lang="en">
            English
          </Select.Option>
        </Select>
        {state.kind === "in" && (
          <Button variant="secondary" data-color="neutral" onClick={() => void leave()}>
            {words.app.signOut}
          </Button>
        )}
      </div>
    </header>
  );
}
