// A register opens without network.
importScripts("/kept-page.js");
keep("till", "/staff/till");
