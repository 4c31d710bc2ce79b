"use client";

import { useQueryClient, type QueryKey } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { listenLive, type LiveNotice } from "./live-stream";

/**
 * Calls back for every notice of the live stream. All tabs of a browser that listen to the same address share one
 * connection. `null` as notice means: something may have been missed, read again.
 */
export function useLive(query: string, onNotice: (notice: LiveNotice | null) => void): void {
  const latest = useRef(onNotice);
  useEffect(() => {
    latest.current = onNotice;
  });
  useEffect(() => listenLive(query, (notice) => latest.current(notice)), [query]);
}

/** Reads the given queries again whenever the stream says that something they show has changed. */
export function useLiveQueries(query: string, keys: (notice: LiveNotice | null) => QueryKey[]): void {
  const client = useQueryClient();
  useLive(query, (notice) => {
    for (const queryKey of keys(notice)) void client.invalidateQueries({ queryKey });
  });
}
