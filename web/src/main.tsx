import "@digdir/designsystemet-css";
import "@digdir/designsystemet-theme";
import "./workplace/inter.css";
import "./workplace/workplace.css";
import "./review/review.css";
import "./signed/signed.css";
import "./identities/identities.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./App";
import { LanguageProvider } from "./language/LanguageProvider";
import { SessionProvider } from "./session/SessionProvider";
import { Announcer } from "./workplace/Announcer";

const root = document.getElementById("root");
if (root) {
  createRoot(root).render(
    <StrictMode>
      <LanguageProvider>
        <Announcer>
          <SessionProvider>
            <App />
          </SessionProvider>
        </Announcer>
      </LanguageProvider>
    </StrictMode>,
  );
}
