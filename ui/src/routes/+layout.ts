// One static page: no server renders it and nothing is rendered ahead.
export const ssr = false;
export const prerender = false;
