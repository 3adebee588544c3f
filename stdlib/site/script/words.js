// What the script says, in the language of the page. The compiler writes it in front of the script (emit/html/script_words.cpp).
const { lang } = document.documentElement;
const all = globalThis.campaignWords;
export const words = all[lang.split("-")[0]] ?? all.en;

const numbers = new Intl.NumberFormat(lang || "en");

// A text with its arguments in the places of `{0}`, `{1}`; numbers as the language and region of the page write them.
export function filled(text, ...values) {
  return text.replace(/{(\d)}/g, (_, index) => (typeof values[index] === "number" ? numbers.format(values[index]) : values[index]));
}
