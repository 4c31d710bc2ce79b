export type ShopLink = { label: string; href: string };

export const footerLinks: { title: string; links: ShopLink[] }[] = [
  {
    title: "Shopping with us",
    links: [
      { label: "Stores and hours", href: "/stores" },
      { label: "Track an order", href: "/orders" },
      { label: "Pickup and curbside", href: "/help/pickup" },
      { label: "Delivery", href: "/help/delivery" },
      { label: "Gift cards", href: "/gift-cards" },
      { label: "Returns", href: "/help/returns" },
      { label: "Your account", href: "/account" },
    ],
  },
  {
    title: "Alderway Home",
    links: [
      { label: "Help", href: "/help" },
      { label: "Contact", href: "/help/contact" },
      { label: "Privacy", href: "/help/privacy" },
      { label: "Credits", href: "/credits" },
      { label: "Staff sign in", href: "/staff" },
    ],
  },
];
