import { returnPolicy } from "@/lib/domain/returns/return-policy";

export type HelpTopic = { slug: string; title: string; summary: string; parts: { /** Its place in the page's address. */ id: string; heading: string; text: string }[] };

/** "electronics and small appliances 30" */
const exceptions = `${new Intl.ListFormat("en-US").format(returnPolicy.exceptions.map(({ label }) => label.toLowerCase()))} ${returnPolicy.exceptions[0].days}`;

/** What the shop promises, in short. Figures of delivery are filled in by the pages that know them. */
export const helpTopics = ({ parcel, free, freight }: { parcel: string; free: string; freight: string }): HelpTopic[] => [
  {
    slug: "pickup", title: "Pickup and curbside", summary: "Order online, collect in your store.",
    parts: [
      { id: "ready", heading: "When it is ready", text: "Before you order, every product says when your store can have it ready: a day and a time in the store’s own clock. We write to you when it waits on our shelf, never before." },
      { id: "bring", heading: "What to bring", text: "The six-digit code or QR from our message. Without it, an ID with the name on the order. You may name another person to collect it." },
      { id: "curbside", heading: "Curbside", text: "Where a store offers it, tell us “I’m on my way” and “I’m here” from the order’s page, with your stall and car. We bring it out." },
      { id: "large", heading: "Large things", text: "Weight, parcels and whether two people are needed stand on the product’s page. A store may not hand over parcels above its limits; then we deliver." },
      { id: "kept", heading: "How long we keep it", text: "Seven days in most stores; your order says how long. Then the goods go back on sale and nothing is charged." },
    ],
  },
  {
    slug: "delivery", title: "Delivery", summary: `${parcel}, free from ${free}.`,
    parts: [
      { id: "cost", heading: "What it costs", text: `A delivery costs ${parcel}; from ${free} of goods it is free. Orders with a parcel above 66 lb (30 kg) travel by freight for ${freight}.` },
      { id: "days", heading: "How long it takes", text: "Product page and cart show the days before you order. Orders placed by early afternoon leave the same working day." },
      { id: "pay", heading: "When you pay", text: "We authorize the amount when you order and take it when the parcel leaves." },
    ],
  },
  {
    slug: "returns", title: "Returns", summary: `${returnPolicy.days} days, in any store.`,
    parts: [
      { id: "how", heading: "How", text: `Open your order, choose what goes back and why, and show the code at any of our stores within ${returnPolicy.days} days (${exceptions}), unused and complete. It does not matter where or how you bought it. Without the code, bring the order’s number, or your ID: we look it up.` },
      { id: "money", heading: "Your money", text: "Goes back the way it came, usually within three to five working days." },
      { id: "broken", heading: "Something is broken", text: "Tell us, or bring it: we replace it or refund it in full, delivery included." },
    ],
  },
  {
    slug: "contact", title: "Contact", summary: "Ask your store, or write to us.",
    parts: [
      { id: "store", heading: "Your store", text: "Each store’s page has its hours and phone number. The people there see your order and can change pickup times, cancel a line or refund it." },
      { id: "mail", heading: "By mail", text: "hello@alderway.example. This is a demonstration shop: nobody reads that mailbox, and nothing you order is sent." },
    ],
  },
  {
    slug: "privacy", title: "Privacy", summary: "What we keep, and who sees it.",
    parts: [
      { id: "kept", heading: "What we keep", text: "What you order, how to reach you about it, and the store you chose. What you look at is kept with your browser, or with your account when you are signed in." },
      { id: "seen", heading: "Who sees it", text: "Store staff see your orders. They see what you browse only if you turn on “Stores may see what I browse” in your account; it is off unless you do. Each time someone opens your file, it is recorded, and your account shows it." },
      { id: "cookies", heading: "Cookies", text: "One for your cart, one for this browser, one for your store, one to stay signed in. None of another company. Browsers that send Global Privacy Control are not tracked at all." },
      { id: "say", heading: "Your say", text: "Change your mind in your account at any time. Ask us, and we send you what we keep, correct it, or delete it." },
    ],
  },
];
