// A member shows their card at a till without network.
importScripts("/kept-page.js");
keep("card", "/account/points");
