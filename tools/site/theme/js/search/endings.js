// What words end in, of each language (tools/language); make assets writes this file.

/** @type {Record<string, string>} ies=y:2 makes y of ies after two letters or more. */
export const ENDINGS = {
  en: "ss=ss:0 us=us:0 is=is:0 ies=y:2 sses=ss:1 xes=x:1 ches=ch:1 shes=sh:1 s=:3 ing=:3 ed=:3 e=:3",
  es: "ces=z:2 es=:3 s=:3 e=:3 a=:4 o=:4",
  pt: "oes=ao:1 aes=ao:1 ais=al:2 eis=el:2 ois=ol:2 uis=ul:2 ns=m:2 il=el:3 es=:3 s=:3 e=:3 a=:4 o=:4",
};
