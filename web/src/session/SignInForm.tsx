import { Button, Textfield } from "@digdir/designsystemet-react";
import { useRef, useState, type FormEvent } from "react";
import type { Session } from "../api/model";
import { asProblem, Problem } from "../api/problem";
import { signIn } from "../api/requests";
import { useWords } from "../language/LanguageProvider";
import { ProblemMessage } from "../workplace/ProblemMessage";

export function SignInForm({ onSignedIn }: { onSignedIn: (session: Session) => void }) {
  const words = useWords();
  const [problem, setProblem] = useState<Problem | null>(null);
  const [incomplete, setIncomplete] = useState(false);
  const [busy, setBusy] = useState(false);
  const form = useRef<HTMLFormElement>(null);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const fields = new FormData(form.current ?? undefined);
    const username = String(fields.get("username") ?? "").trim();
    const passphrase = String(fields.get("passphrase") ?? "");
    setProblem(null);
    setIncomplete(!username || !passphrase);
    if (!username || !passphrase || busy) return;
    setBusy(true);
    try {
      onSignedIn(await signIn(username, passphrase));
    } catch (thrown) {
      setProblem(asProblem(thrown));
    } finally {
      setBusy(false);
    }
  };

  return (
    <form ref={form} onSubmit={submit} className="stack" noValidate>
      {problem && <ProblemMessage problem={problem} />}
      <Textfield
        label={words.signIn.username}
        name="username"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        required
        autoFocus
        data-first-focus
      />
      <Textfield
        label={words.signIn.passphrase}
        name="passphrase"
        type="password"
        autoComplete="current-password"
        required
        error={incomplete ? words.signIn.required : undefined}
      />
      <Button type="submit" aria-disabled={busy}>
        {words.signIn.submit}
      </Button>
    </form>
  );
}
