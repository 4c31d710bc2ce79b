import { searchWords, singular } from "./search-text";

export type HelpQuestion = { question: string; href: string };

/** What people ask, where the help answers it (`topic#part`), and other words for it. */
const questions: { at: string; question: string; words: string }[] = [
  { at: "pickup#ready", question: "When is my pickup ready?", words: "collect order store click" },
  { at: "pickup#bring", question: "What do I bring to a pickup?", words: "collect code qr id someone else" },
  { at: "pickup#curbside", question: "How does curbside pickup work?", words: "car drive park collect" },
  { at: "pickup#large", question: "Can I pick up large things?", words: "pickup heavy big collect parcel" },
  { at: "pickup#kept", question: "How long do you keep my pickup?", words: "collect hold order days" },
  { at: "delivery#cost", question: "What does delivery cost?", words: "shipping free price fee freight postage" },
  { at: "delivery#days", question: "How long does delivery take?", words: "shipping days arrive when order" },
  { at: "delivery#pay", question: "When is my card charged?", words: "pay payment money delivery" },
  { at: "returns#how", question: "How do I return something?", words: "returns policy send back exchange store days" },
  { at: "returns#money", question: "When do I get my money back?", words: "refund refunded return" },
  { at: "returns#broken", question: "What if something arrives broken?", words: "damaged defect faulty warranty replace refund" },
  { at: "contact#store", question: "How do I reach my store?", words: "contact phone call hours help" },
  { at: "contact#mail", question: "How do I write to you?", words: "contact email mail customer service help support" },
  { at: "privacy#kept", question: "What do you know about me?", words: "privacy data personal keep" },
  { at: "privacy#seen", question: "Who sees what I buy and browse?", words: "privacy data staff" },
  { at: "privacy#cookies", question: "Which cookies do you set?", words: "privacy tracking" },
  { at: "privacy#say", question: "How do I have my data deleted?", words: "privacy delete account correct consent" },
];

const asking = new Set(["how", "what", "when", "where", "which", "who", "why", "can", "do", "does", "is", "are", "if"]);
const small = new Set([...asking, "i", "my", "me", "you", "your", "a", "an", "the", "to", "of", "for", "it", "something", "in", "on", "and", "or"]);

const indexed = questions.map(({ at, question, words }) => ({
  href: `/help/${at}`, question, own: searchWords(question).filter((word) => !small.has(word)).map(singular), all: searchWords(`${question} ${words}`).filter((word) => !small.has(word)).map(singular),
}));

/**
 * Questions that the help answers and a text may be: all its telling words are in one, the last may be unfinished. A text
 * that asks ("how do I …") needs only one of them, because it says more than the question does.
 */
export function findHelpQuestions(text: string, most = 3): HelpQuestion[] {
  const typed = searchWords(text);
  const telling = typed.filter((word) => !small.has(word));
  const last = typed.at(-1);
  if (telling.length === 0 || telling.join("").length < 3) return [];
  const isAsking = asking.has(typed[0] ?? "") && typed.length > 2;
  const has = (words: readonly string[], word: string) => words.some((one) => one === singular(word) || (word === last && word.length >= 3 && one.startsWith(word)));
  return indexed.map((one) => ({ ...one, own: telling.filter((word) => has(one.own, word)).length, all: telling.filter((word) => has(one.all, word)).length }))
    .filter(({ all }) => (isAsking ? all > 0 : all === telling.length)).sort((a, b) => b.all - a.all || b.own - a.own).slice(0, most).map(({ question, href }) => ({ question, href }));
}
