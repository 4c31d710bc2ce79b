import type { Metadata } from "next";
import { LinkButton } from "@/components/ui/link-button";

export const metadata: Metadata = { title: { absolute: "Alderway Home: furniture, lighting, plants, kitchen" } };

export default function HomePage() {
  return (
    <div className="page py-20 sm:py-28">
      <h1 className="display-1 max-w-[16ch]">Things that stay, made for rooms you live in</h1>
      <p className="mt-6 max-w-[48ch] text-muted">Order here and collect in a store nearby, often the same day.</p>
      <div className="mt-8 flex flex-wrap gap-3">
        <LinkButton href="/categories/furniture" size="large">
          See the furniture
        </LinkButton>
        <LinkButton href="/stores" size="large" look="secondary">
          Find a store
        </LinkButton>
      </div>
    </div>
  );
}
