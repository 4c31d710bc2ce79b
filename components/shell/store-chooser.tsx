"use client";

import { MapPin } from "lucide-react";
import dynamic from "next/dynamic";
import Link from "next/link";
import { useState } from "react";
import { useChosenStore } from "./shop-facts";

const Chooser = dynamic(() => import("./store-chooser-sheet").then((module) => module.StoreChooserSheet), { ssr: false });

/** The header's line about the shopper's store, and the way to choose another without leaving the page. */
export function StoreChooser() {
  const store = useChosenStore();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Link
        href="/stores"
        prefetch={false}
        role="button"
        aria-haspopup="dialog"
        onClick={(event) => {
          if (event.metaKey || event.ctrlKey || event.shiftKey) return;
          event.preventDefault();
          setIsOpen(true);
        }}
        onKeyDown={(event) => {
          if (event.key !== " ") return;
          event.preventDefault();
          setIsOpen(true);
        }}
        className="inline-flex min-h-11 max-w-full items-center gap-2 underline-offset-4 hover:underline"
      >
        <MapPin aria-hidden className="size-4 shrink-0 text-action" />
        {store ? (
          <span className="min-w-0 truncate max-sm:leading-tight">
            <span className="sr-only">Your store: </span>
            <span className="font-medium max-sm:block max-sm:truncate">{store.name}</span>
            <span className="text-muted max-sm:block max-sm:truncate"><span aria-hidden className="max-sm:hidden"> · </span>{store.hoursWords}</span>
            <span className="sr-only">. Choose another store</span>
          </span>
        ) : (
          "Choose your store"
        )}
      </Link>
      {isOpen && <Chooser onClose={() => setIsOpen(false)} />}
    </>
  );
}
