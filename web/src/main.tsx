import "@fontsource/inter/latin-400.css";
import "@fontsource/inter/latin-500.css";
import "@fontsource/inter/latin-600.css";
import "@digdir/designsystemet-css";
import "@digdir/designsystemet-theme";
import "./workplace/workplace.css";
import "./review/review.css";
import "./signed/signed.css";
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
