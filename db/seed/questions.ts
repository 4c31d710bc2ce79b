import { publicName } from "@/lib/domain/catalog/review";
import type { QuestionId } from "@/lib/kernel/ids";
import { tell, type Books } from "./books";
import type { CatalogPlan } from "./catalog";
import type { Crew } from "./crew";
import { readQuestions } from "./data-files";
import { staffed } from "./order-steps";
import type { Person } from "./people";
import type { Random } from "./random";
import { dayMs, hourMs, later, type World } from "./world";

/** Members ask about things; the people on the phones answer in a day or two, and some questions are still open. */
export function planQuestions(world: World, books: Books, random: Random, { rows }: CatalogPlan, crew: Crew, people: readonly Person[]): void {
  const askers = people.filter((person) => person.accountId !== null && person.since < later(world.now, -90 * dayMs));
  for (const { about, question, answer } of readQuestions()) {
    const product = rows.products.find((row) => row.slug === about);
    const person = random.pick(askers);
    const at = later(world.now, -Math.floor(answer ? (5 + 70 * random.next()) * dayMs : (2 + 30 * random.next()) * hourMs));
    if (!product?.id) throw new Error(`${about} is no product`);
    const [id, subject] = [random.id<QuestionId>(at), `product:${product.id}`];
    tell(books, "question.asked", at, "web", { kind: "shopper", person, deviceId: person.computer }, { subject, payload: { productId: product.id, questionId: id } });
    const asked = { id, productId: product.id, customerId: person.id, authorName: publicName(person.name), body: question, createdAt: at };
    if (answer === null) {
      books.questions.push({ ...asked, status: "open", answer, answeredByStaffId: null, answeredByName: null, answeredAt: null });
      continue;
    }
    const colleague = random.pick(crew.agents);
    const answeredAt = later(at, Math.floor((2 + 40 * random.next()) * hourMs));
    books.questions.push({ ...asked, status: "answered", answer, answeredByStaffId: colleague.id, answeredByName: colleague.name.split(" ")[0], answeredAt });
    tell(books, "question.answered", answeredAt, "store", staffed(colleague), { customerId: person.id, subject, payload: { productId: product.id, questionId: id, changes: { answer: { before: null, after: answer } } } });
  }
}
