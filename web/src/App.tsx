import { Paragraph, SkipLink, Spinner } from "@digdir/designsystemet-react";
import { useState } from "react";
import { ConsultationPage } from "./consultations/ConsultationPage";
import { ConsultationsPage } from "./consultations/ConsultationsPage";
import { IdentitiesPage } from "./identities/IdentitiesPage";
import { useWords } from "./language/LanguageProvider";
import { KeysDialog } from "./review/KeysDialog";
import { ShortcutSetting } from "./review/ShortcutSetting";
import { SignInPage } from "./session/SignInPage";
import { useSession } from "./session/SessionProvider";
import { ErrorBoundary } from "./workplace/ErrorBoundary";
import { Header } from "./workplace/Header";
import { PageHeading } from "./workplace/PageHeading";
import { useRoute } from "./workplace/route";

export function App() {
  const words = useWords();
  const [showKeys, setShowKeys] = useState(false);
  return (
    <ShortcutSetting onHelp={() => setShowKeys(true)}>
      <SkipLink href="#main">{words.app.skip}</SkipLink>
      <Header onKeys={() => setShowKeys(true)} />
      <main id="main" tabIndex={-1}>
        <ErrorBoundary words={words}>
          <Page />
        </ErrorBoundary>
      </main>
      {showKeys && <KeysDialog onClose={() => setShowKeys(false)} />}
    </ShortcutSetting>
  );
}

function Page() {
  const words = useWords();
  const { state } = useSession();
  const route = useRoute();
  if (state.kind === "loading") return <Spinner aria-label={words.app.loading} className="page-spinner" />;
  if (state.kind === "out") return <SignInPage problem={state.problem} />;
  if (state.session.role !== "clinician") return <Plain title={words.app.noScreensTitle} text={words.app.noScreens} />;
  if (route.page === "consultations") return <ConsultationsPage day={route.day} />;
  if (route.page === "consultation") return <ConsultationPage key={route.id} id={route.id} />;
  if (route.page === "identities") return <IdentitiesPage key={route.id} id={route.id} />;
  return <Plain title={words.app.notFoundTitle} text={words.app.notFound} />;
}

function Plain({ title, text }: { title: string; text: string }) {
  return (
    <div className="narrow stack">
      <PageHeading title={title} />
      <Paragraph>{text}</Paragraph>
    </div>
  );
}
