/** Words that stand alone on a screen begin with a capital letter. */
export const asSentence = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
