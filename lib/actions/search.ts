"use server";

import { publishSearchWeights } from "@/lib/domain/search/publish-search-weights";
import { removeSearchWords } from "@/lib/domain/search/remove-search-words";
import { returnToSearchWeights } from "@/lib/domain/search/return-to-search-weights";
import { saveSearchPicks } from "@/lib/domain/search/save-search-picks";
import { saveSearchWords } from "@/lib/domain/search/save-search-words";
import { picksInput } from "@/lib/domain/search/search-picks";
import { publishWeightsInput, returnWeightsInput } from "@/lib/domain/search/search-weights";
import { wordsChoice, wordsInput } from "@/lib/domain/search/search-words";
import { tags } from "@/lib/kernel/tags";
import { action } from "./action";

/** The front page shows a search too, from the cache. */
const stale = () => [tags.catalog];

export const publishWeights = action({ can: "search.edit", input: publishWeightsInput, run: publishSearchWeights, stale });

export const returnWeights = action({ can: "search.edit", input: returnWeightsInput, run: returnToSearchWeights, stale });

export const keepPicks = action({ can: "search.edit", input: picksInput, run: saveSearchPicks, stale });

export const keepWords = action({ can: "search.edit", input: wordsInput, run: saveSearchWords, stale });

export const dropWords = action({ can: "search.edit", input: wordsChoice, run: removeSearchWords, stale });
