import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

// The server sends a strict content security policy, so nothing may be inlined: no data: fonts, no inline scripts.
export default defineConfig({
  plugins: [react()],
  build: {
    assetsInlineLimit: 0,
    target: "es2022",
    chunkSizeWarningLimit: 700,
    // Designsystemet's React components do nothing when loaded, but their package does not say so.
    rolldownOptions: { treeshake: { moduleSideEffects: [{ test: /designsystemet-react|@floating-ui|@tanstack/, sideEffects: false }] } },
  },
  server: { proxy: { "/api": process.env.REFERENT_URL ?? "http://127.0.0.1:8090" } },
  test: { environment: "node", include: ["src/**/*.test.ts"] },
});
