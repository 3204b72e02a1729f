import assert from "node:assert/strict";
import { test } from "node:test";
import { OUT_DIR, URL_, assertAccessible, assertReflows, freshConsultation, importConversation, openReview, secondWindow, signIn, useBrowser, withPage } from "./harness.mjs";

useBrowser();

const NARROW = { width: 320, height: 800 };
/** «kantina» is where she works: nothing that is known, and no name to any detector. */
const CONVERSATION = [
  "Lege: Hei, Tora Oppdiktet. Hva kan jeg hjelpe deg med?",
  "Pasient: Jeg jobber i kantina, og jeg har vondt i halsen.",
  "Lege: Har du feber?",
  "Pasient: Nei, ikke feber. Men de savner meg i kantina.",
].join("\n");

const openIdentities = async (page, id) => {
  await page.goto(`${URL_}/consultations/${id}/identities`);
  await page.locator(".hidden-transcript li").first().waitFor();
};
const hidden = (page) => page.locator(".hidden-transcript .hidden-part > :first-child").allInnerTexts();
const marked = (page) => page.locator(".hidden-transcript .hidden-part.marked > :first-child").allInnerTexts();
const turn = (page, number) => page.locator(".hidden-transcript li").nth(number);

/** Selects words of a turn with the pointer, as a person drags over them. */
async function drag(page, number, words) {
  await turn(page, number).scrollIntoViewIfNeeded();
  const box = await turn(page, number).evaluate(async (element, wanted) => {
    // A font, or what was hidden a moment ago, still moves the words: wait until two frames agree where they are.
    await document.fonts.ready;
    const place = () => JSON.stringify(element.getBoundingClientRect());
    for (let before = null; before !== place();) {
      before = place();
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    }
    for (const piece of element.querySelectorAll("[data-start]")) {
      const at = piece.firstChild.data.indexOf(wanted);
      if (at < 0) continue;
      const range = document.createRange();
      range.setStart(piece.firstChild, at);
      range.setEnd(piece.firstChild, at + wanted.length);
      const { left, right, top, bottom } = range.getBoundingClientRect();
      return { left, right, middle: (top + bottom) / 2 };
    }
    return null;
  }, words);
  assert.ok(box, `${words} stands in turn ${number}`);
  await page.mouse.move(box.left + 1, box.middle);
  await page.mouse.down();
  await page.mouse.move(box.right - 1, box.middle, { steps: 5 });
  await page.mouse.up();
}

/** In the open dialog: says that the chosen words are a place of work, and hides them. */
async function hide(page) {
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Hva er det?").selectOption("org");
  await dialog.getByRole("button", { name: "Skjul", exact: true }).click();
}

test("what is hidden is shown with its kind in words, as it was said and as the drafter sees it", () =>
  withPage(async (page) => {
    await openReview(page, CONVERSATION);
    await page.getByRole("link", { name: "Skjult i samtalen" }).click();
    await page.locator(".hidden-transcript li").first().waitFor();
    assert.match(page.url(), /\/consultations\/[0-9a-f-]{36}\/identities$/);
    assert.ok((await hidden(page)).join(" ").includes("Tora"));
    assert.match(await page.locator(".hidden-part .hidden-kind").first().innerText(), /navn/);
    await page.getByText("Utkastet er alt skrevet").waitFor();
    await page.getByText("Slik utkastskriveren ser det").click();
    assert.ok(!(await page.locator(".hidden-transcript").innerText()).includes("Tora"), "the drafter never meets the patient");
    await page.getByText("Slik det ble sagt").click();
    assert.ok((await page.locator(".hidden-transcript").innerText()).includes("Tora"));
    await page.getByRole("link", { name: "Til notatet" }).click();
    await page.locator(".statement").first().waitFor();
  }));

test("words selected with the pointer are hidden everywhere in the talk, and shown again when the mark is taken back", () =>
  withPage(async (page) => {
    const id = await freshConsultation(page, CONVERSATION);
    await openIdentities(page, id);
    assert.deepEqual(await marked(page), []);
    await drag(page, 1, "antin");
    await page.locator(".chosen-words", { hasText: "kantina" }).waitFor();
    await page.getByRole("button", { name: "Skjul dette" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByText("Valgt: kantina").waitFor();
    assert.equal(await dialog.getByLabel("Hva er det?").inputValue(), "name");
    await hide(page);
    await dialog.waitFor({ state: "detached" });
    await page.locator("[role=status]", { hasText: "«kantina» er merket. Skjult 2 steder til" }).waitFor();
    assert.deepEqual(await marked(page), ["kantina", "kantina"]);
    await page.reload();
    await page.locator(".hidden-part.marked").first().waitFor();
    await page.getByText("Slik utkastskriveren ser det").click();
    assert.ok(!(await page.locator(".hidden-transcript").innerText()).includes("kantina"));
    await page.getByText("Slik det ble sagt").click();

    await page.getByRole("button", { name: "Ta bort merket på «kantina»" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Ta bort merket" }).click();
    await page.locator("[role=status]", { hasText: "er tatt bort" }).waitFor();
    assert.deepEqual(await marked(page), []);
    await page.locator("#marks-heading:focus").waitFor();
  }));

test("a mark is made with the keyboard alone, and a word that carries the meaning is refused", () =>
  withPage(async (page) => {
    const id = await freshConsultation(page, CONVERSATION);
    await openIdentities(page, id);
    for (let turns = 0; turns < 4; turns += 1) await page.keyboard.press("j");
    await page.keyboard.press("Enter");
    const dialog = page.getByRole("dialog");
    await dialog.waitFor();
    await page.waitForFunction(() => document.activeElement.getAttribute("role") === "option");
    await page.keyboard.press("ArrowRight");
    await dialog.getByText("Valgt: ikke").waitFor();
    await page.keyboard.press("Enter");
    await dialog.getByText("Ordet bærer meningen i setningen").waitFor();
    await page.keyboard.press("End");
    await page.keyboard.press("Shift+ArrowLeft");
    await dialog.getByText("Valgt: i kantina").waitFor();
    await page.keyboard.press("End");
    await page.keyboard.press("Tab");
    await page.keyboard.press("v");
    assert.equal(await dialog.getByLabel("Hva er det?").inputValue(), "org", "the kind is chosen with a key too");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await dialog.waitFor({ state: "detached" });
    assert.equal((await marked(page)).length, 2);
    assert.equal(await page.evaluate(() => document.activeElement.id), "mark-in-3", "the keyboard is where it was");
    await page.keyboard.press("ArrowUp");
    assert.equal(await page.evaluate(() => document.activeElement.id), "mark-in-2");
  }));

test("Escape closes the dialog without a mark", () =>
  withPage(async (page) => {
    const id = await freshConsultation(page, CONVERSATION);
    await openIdentities(page, id);
    await turn(page, 1).getByRole("button").click();
    await page.getByRole("dialog").waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    assert.deepEqual(await marked(page), []);
  }));

test("an expired session keeps the mark and makes it after a new sign-in", () =>
  withPage(async (page) => {
    await signIn(page);
    const id = await freshConsultation(page, CONVERSATION);
    await openIdentities(page, id);
    await drag(page, 3, "kantina");
    await page.getByRole("button", { name: "Skjul dette" }).click();
    await page.context().clearCookies();
    await hide(page);
    await page.getByRole("heading", { name: "Du er logget ut" }).waitFor();
    await signIn(page);
    await page.locator(".hidden-part.marked").first().waitFor();
    assert.equal((await marked(page)).length, 2);
  }, { anonymous: true }));

test("a cut connection keeps the choice, says so, and marks when it is back", () =>
  withPage(async (page) => {
    const id = await freshConsultation(page, CONVERSATION);
    await openIdentities(page, id);
    await drag(page, 1, "kantina");
    await page.getByRole("button", { name: "Skjul dette" }).click();
    const dialog = page.getByRole("dialog");
    await page.context().setOffline(true);
    await hide(page);
    await dialog.getByText("Ingen kontakt med serveren.").waitFor();
    await dialog.getByText("Valgt: kantina").waitFor();
    await page.context().setOffline(false);
    await dialog.getByRole("button", { name: "Skjul", exact: true }).click();
    await page.locator(".hidden-part.marked").first().waitFor();
  }));

test("two windows mark at once and both marks stand", () =>
  withPage(async (page) => {
    const id = await freshConsultation(page, CONVERSATION);
    await openIdentities(page, id);
    const other = await secondWindow(page.url());
    await other.locator(".hidden-transcript li").first().waitFor();
    for (const [window, words] of [[page, "kantina"], [other, "halsen"]]) {
      await drag(window, 1, words);
      await window.getByRole("button", { name: "Skjul dette" }).click();
      await hide(window);
      await window.getByRole("dialog").waitFor({ state: "detached" });
    }
    await other.locator(".marks li").nth(1).waitFor();
    await page.reload();
    await page.locator(".marks li").nth(1).waitFor();
    await other.context().close();
  }));

for (const viewport of [undefined, NARROW]) {
  const width = viewport?.width ?? 1440;

  test(`the page in all its states at ${width} px, in three languages`, () =>
    withPage(async (page) => {
      const id = await importConversation(page, CONVERSATION);
      await page.goto(`${URL_}/consultations/${id}`);
      await page.getByRole("link", { name: "Skjult i samtalen" }).click();
      await page.locator(".hidden-transcript li").first().waitFor();
      await assertAccessible(page, "hidden identities");
      await assertReflows(page, "hidden identities");
      await drag(page, 1, "kantina");
      await page.locator(".chosen-words").waitFor();
      await assertAccessible(page, "chosen words");
      await assertReflows(page, "chosen words");
      await page.getByRole("button", { name: "Skjul dette" }).click();
      await assertAccessible(page, "mark dialog");
      await assertReflows(page, "mark dialog");
      if (OUT_DIR) await page.screenshot({ path: `${OUT_DIR}/identities-dialog-${width}.png` });
      await hide(page);
      await page.locator(".hidden-part.marked").first().waitFor();
      if (OUT_DIR) await page.screenshot({ path: `${OUT_DIR}/identities-marked-${width}.png`, fullPage: true });
      await page.getByText("Slik utkastskriveren ser det").click();
      await assertAccessible(page, "drafter's view");
      await assertReflows(page, "drafter's view");
      await page.getByRole("button", { name: "Ta bort merket på «kantina»" }).click();
      await assertAccessible(page, "unmark dialog");
      await page.keyboard.press("Escape");
      for (const language of ["nn", "en", "nb"]) {
        await page.locator("header select").selectOption(language);
        await page.waitForFunction((wanted) => document.documentElement.lang === wanted, language);
        assert.equal(await page.locator(".hidden-transcript .words").first().getAttribute("lang"), "nb");
        await assertAccessible(page, `hidden identities in ${language}`);
        await assertReflows(page, `hidden identities in ${language}`);
      }
    }, { viewport }));
}
