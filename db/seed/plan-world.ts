import type { Promotion } from "@/lib/domain/pricing/promotion";
import type { CustomerId } from "@/lib/kernel/ids";
import { planAppointments } from "./appointments";
import { emptyBooks, type Books } from "./books";
import { Calendar } from "./calendar";
import { planCatalog, type CatalogPlan } from "./catalog";
import { Choices } from "./choices";
import { planCounts } from "./counts";
import { Crew } from "./crew";
import { History } from "./history";
import { planBeginnings, planIntentions } from "./intentions";
import { keepLedger, type Ledger } from "./ledger";
import { Steps } from "./order-steps";
import { OpenWork } from "./open-work";
import { Outcomes } from "./outcomes";
import { planPeople, type Person } from "./people";
import { Till } from "./placing";
import { readPostcodes, type Postcode } from "./postcodes";
import { planPromotions, restoreCancelled } from "./promotions";
import { itemAt } from "./random";
import { planOpenReturns, Returns } from "./returns";
import { Purchases } from "./purchases";
import { planReviews } from "./reviews";
import { planService } from "./service";
import { Sessions } from "./sessions";
import { ShopperStory } from "./shopper-story";
import { planPackers, planStaff, type Colleague } from "./staff";
import { planStock } from "./stock-plan";
import { planStores, type StoresPlan } from "./stores";
import { Suppliers } from "./suppliers";
import { Taste } from "./taste";
import { planShipping } from "./shipping";
import { Transfers } from "./transfers";
import { VanRuns } from "./vans";
import type { World } from "./world";

export type WorldPlan = {
  catalog: CatalogPlan; stores: StoresPlan; postcodes: Postcode[]; promotions: Promotion[]; staff: Colleague[]; people: Person[]; books: Books; ledger: Ledger; suppliers: Suppliers;
  searched: Sessions["searched"]; lastOrderNumber: number; lastReturnNumber: number; shopper: CustomerId;
};

/** The whole demo world in memory: nothing is read from or written to a database. */
export function planWorld(world: World): WorldPlan {
  const catalog = planCatalog(world);
  const stores = planStores(world);
  const postcodes = readPostcodes();
  const promotions = planPromotions(world, catalog);
  const staff = [...planStaff(world, stores.stores), ...planPackers(world, stores.warehouse)];
  const people = planPeople(world, stores.stores, postcodes);
  const stock = planStock(world, catalog.goods, stores.all);

  const books = emptyBooks();
  const crew = new Crew(staff, world.random("crew"));
  const calendar = new Calendar(world);
  const choices = new Choices(catalog.goods, stock, stores, world.random("choices"));
  const sessions = new Sessions(books, world.random("sessions"), catalog.goods);
  const steps = new Steps(world, books, world.random("steps"), crew);
  const till = new Till(world, books, world.random("till"), promotions);
  const returns = new Returns(books, world.random("returns"), steps);
  const outcomes = new Outcomes(world, books, world.random("outcomes"), steps, crew, calendar, choices, returns);
  const taste = new Taste(catalog.goods);
  const history = new History(world, books, world.random("history"), calendar, taste, choices, sessions, crew, promotions);

  const shopper = itemAt(people, 0);
  new ShopperStory(world, books, world.random("shopper"), till, steps, returns, choices, sessions, crew, catalog.goods, promotions, shopper).tell();
  const orders = history.tellAll(history.wishes(people), till, outcomes);
  history.idle(people);
  planBeginnings(world, books, people);
  planIntentions(world, books, world.random("intentions"), people, taste, choices);
  planReviews(world, books, world.random("reviews"), catalog, orders);
  planService(world, books, world.random("service"), crew, orders, people);
  const work = new OpenWork(world, books, world.random("open-work"), till, steps, choices, taste, crew, sessions);
  work.make(people);
  new VanRuns(world, books, world.random("vans"), work, steps, choices, taste, crew).make(people);
  planAppointments(world, books, world.random("appointments"), crew, stores.stores, people);
  planOpenReturns(world, returns, world.random("open-returns"), choices, crew, orders);
  steps.releaseSlots();
  restoreCancelled(books, promotions);
  const lastOrderNumber = till.giveNumbers();
  const lastReturnNumber = returns.giveNumbers();
  planShipping(world, books, world.random("shipping"), catalog, stores.all, postcodes);
  new Transfers(world, books, world.random("transfers"), crew, stock, stores, staff).plan();
  const suppliers = new Suppliers(world, catalog.goods, world.random("suppliers"));
  new Purchases(world, books, world.random("purchases"), crew, stock, stores, staff, suppliers).plan();
  const ledger = keepLedger(world, stock, books.movements);
  planCounts(world, books, world.random("counts"), choices, crew, ledger.levels);
  return { catalog, stores, postcodes, promotions, staff, people, books, ledger, suppliers, searched: sessions.searched, lastOrderNumber, lastReturnNumber, shopper: shopper.id };
}
