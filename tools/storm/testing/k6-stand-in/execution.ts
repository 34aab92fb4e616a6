// Stands in for k6/execution: which virtual user runs is what the program says last.

const vu = { idInTest: 0 };

export default { vu };
