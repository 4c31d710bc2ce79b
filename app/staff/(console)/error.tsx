"use client";

/** What breaks inside the console leaves its frame standing. */
export { default } from "@/app/staff/error";
