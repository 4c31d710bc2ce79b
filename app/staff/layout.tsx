import type { Metadata } from "next";
import { connection } from "next/server";
import type { ReactNode } from "react";
import { fontVariables } from "@/app/fonts";
import { ToastRegion } from "@/components/ui/toast";
import { themeScript } from "@/lib/kernel/theme-script";
import "@/app/tokens.css";

export const instant = false;

export const metadata: Metadata = {
  title: { default: "Console", template: "%s · Alderway console" },
  robots: { index: false },
  manifest: "/manifest.webmanifest",
};

export default async function StaffRoot({ children }: { children: ReactNode }) {
  await connection();
  return (
    <html lang="en" className={fontVariables} data-room="staff" suppressHydrationWarning>
      <head>
        <script dangerouslySetInnerHTML={{ __html: themeScript }} />
      </head>
      <body>
        <ToastRegion>{children}</ToastRegion>
      </body>
    </html>
  );
}
