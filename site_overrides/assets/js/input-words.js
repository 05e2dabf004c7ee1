/* What to do about words that were not understood, by the codes of rules-parse.js: policyInput.wrong(code). */
(() => {
  "use strict";

  const WRONG = {
    number: "请填写数字，例如 120、1,200 或 120.5；可以带单位，例如 1.5亿",
    integer: "请填写整数",
    negative: "不能是负数",
    min: "比允许的最小值还小，请核对",
    max: "比允许的最大值还大，请核对",
    toobig: "数太大了，请核对单位",
    date: "请填写日历上有的日期，例如 2023年4月30日 或 2023-04-30",
    option: "请从选项里选",
  };

  window.policyInput = { wrong: (code) => WRONG[code] ?? "读不懂，请改写" };
})();
