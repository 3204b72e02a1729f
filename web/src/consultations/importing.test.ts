import { describe, expect, it } from "vitest";
import { formatOf, importBody, readText } from "./importing";

describe("formatOf", () => {
  it("reads the name first and the content second", () => {
    expect(formatOf("samtale.VTT", "")).toBe("webvtt");
    expect(formatOf("samtale.srt", "1\n00:00:01,000 --> 00:00:02,000\nHei")).toBe("srt");
    expect(formatOf("samtale.txt", "WEBVTT\n\n")).toBe("webvtt");
    expect(formatOf("samtale", ' {"id": "a"}')).toBe("referent");
    expect(formatOf("samtale.txt", "Lege: Hei")).toBe("text");
  });
});

describe("readText", () => {
  it("reads UTF-8 and refuses anything else", async () => {
    await expect(readText(new Blob(["blåbær"]))).resolves.toBe("blåbær");
    await expect(readText(new Blob([new Uint8Array([0x62, 0xe5])]))).rejects.toMatchObject({ code: "import_encoding" });
  });
});

describe("importBody", () => {
  const given = { language: "nn", setting: "jordmor", patient: "Test Testesen", nationalId: "", born: "" } as const;

  it("sends only the content in Referent's own format", () => {
    expect(importBody("referent", "{}", given)).toEqual({ format: "referent", content: "{}" });
  });

  it("leaves out what was not filled in", () => {
    expect(importBody("text", "Lege: Hei", given)).toEqual({
      format: "text",
      content: "Lege: Hei",
      language: "nn",
      setting: "jordmor",
      patient: { name: "Test Testesen" },
    });
  });
});
