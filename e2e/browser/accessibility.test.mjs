import assert from "node:assert/strict";
import { test } from "node:test";
import { URL_, acceptAll, assertAccessible, assertReflows, freshConsultation, openReview, useBrowser, withPage } from "./harness.mjs";

useBrowser();

const NARROW = { width: 320, height: 800 };

test("the sign-in page", () => withPage((page) => assertAccessible(page, "sign-in"), { anonymous: true }));

for (const viewport of [undefined, NARROW]) {
  const width = viewport?.width ?? 1440;

  test(`the list and the import dialog at ${width} px`, () =>
    withPage(async (page) => {
      await freshConsultation(page);
      await page.reload();
      await page.locator("tbody tr").first().waitFor();
      await assertAccessible(page, "list");
      await assertReflows(page, "list");
      await page.getByRole("button", { name: "Hent inn samtale" }).click();
      await assertAccessible(page, "import dialog");
      await assertReflows(page, "import dialog");
    }, { viewport }));

  test(`the review screen in all its states at ${width} px`, () =>
    withPage(async (page) => {
      await openReview(page);
      await assertAccessible(page, "review");
      await assertReflows(page, "review");
      await page.locator(".sentence").first().click();
      await assertAccessible(page, "selected sentence");
      await assertReflows(page, "selected sentence");
      await page.keyboard.press("x");
      await page.locator(".statement.removed").waitFor();
      await assertAccessible(page, "removed sentence");
      await page.keyboard.press("j");
      await page.keyboard.press("e");
      await assertAccessible(page, "sentence under edit");
      await page.keyboard.press("Escape");
      await page.locator(".utterance").nth(1).click();
      await assertAccessible(page, "selected turn");
      await page.keyboard.press("Control+Enter");
      await assertAccessible(page, "sign dialog");
      await page.keyboard.press("Escape");
      await page.keyboard.press("?");
      await assertAccessible(page, "shortcuts dialog");
      await page.keyboard.press("Escape");
      await page.getByLabel("Søk på kode eller ord").fill("R05");
      await page.getByRole("button", { name: /^Legg til R05/ }).first().waitFor();
      await assertAccessible(page, "code search");
    }, { viewport }));

  test(`the signed note at ${width} px`, () =>
    withPage(async (page) => {
      await openReview(page);
      await acceptAll(page);
      await page.keyboard.press("Control+Enter");
      await page.getByRole("button", { name: "Signer notatet" }).click();
      await page.locator(".history li").first().waitFor();
      await assertAccessible(page, "signed note");
      await assertReflows(page, "signed note");
    }, { viewport }));
}

test("the page, the title and the shortcuts follow the language; the note keeps its own", () =>
  withPage(async (page) => {
    const id = await freshConsultation(page);
    await page.goto(`${URL_}/consultations/${id}`);
    await page.locator(".statement").first().waitFor();
    const seen = [["nn", "Signer", /Gjennomlesing/], ["en", "Sign", /Review/], ["nb", "Signer", /Gjennomlesning/]];
    for (const [language, button, title] of seen) {
      await page.locator("header select").selectOption(language);
      await page.waitForFunction((wanted) => document.documentElement.lang === wanted, language);
      await page.locator(".review-bar").getByRole("button", { name: button, exact: false }).last().waitFor();
      assert.match(await page.title(), title);
      assert.equal(await page.locator(".statement .words").first().getAttribute("lang"), "nb");
      await assertAccessible(page, `review in ${language}`);
    }
    await page.locator("header select").selectOption("nn");
    await page.reload();
    await page.getByRole("heading", { name: "Sagt, men ikkje skrive" }).waitFor();
  }));

test("the skip link leads past the header", () =>
  withPage(async (page) => {
    await page.keyboard.press("Tab");
    await page.getByRole("link", { name: "Hopp til innholdet" }).waitFor();
    await page.keyboard.press("Enter");
    assert.equal(await page.evaluate(() => document.activeElement.id), "main");
  }));
