import { Paragraph } from "@digdir/designsystemet-react";
import type { Problem } from "../api/problem";
import { useWords } from "../language/LanguageProvider";
import { PageHeading } from "../workplace/PageHeading";
import { ProblemMessage } from "../workplace/ProblemMessage";
import { SignInForm } from "./SignInForm";
import { useSession } from "./SessionProvider";

export function SignInPage({ problem }: { problem: Problem | null }) {
  const words = useWords();
  const { enter } = useSession();
  return (
    <div className="sign-in">
      <PageHeading title={words.signIn.title} />
      <Paragraph data-size="sm">{words.signIn.lead}</Paragraph>
      {problem && <ProblemMessage problem={problem} retry={() => location.reload()} />}
      <SignInForm onSignedIn={enter} />
    </div>
  );
}
