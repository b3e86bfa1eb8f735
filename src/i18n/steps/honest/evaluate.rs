//! A pocket calculator for printed formulas, and comparisons made anew.

use rust_decimal::Decimal;

use super::read::Answer;

/// What a printed number may be off by: half a unit of its twelfth digit, as a share.
const PRINTED: f64 = 5e-12;

/// And at least half a unit of the last digit that a decimal has.
const LAST: f64 = 5e-29;

/// A number and by how much it may be off, printed as it is.
#[derive(Debug, Clone, Copy)]
struct Number {
    value: f64,
    off: f64,
}

/// The formulas of a line, each with its printed result.
pub(super) fn equations(line: &str) -> Vec<(String, String)> {
    let ends = |c: char| matches!(c, '；' | ';' | '。');
    let mut found = Vec::new();
    for piece in line.trim_end_matches('.').split(ends) {
        if piece.contains(['?', '？']) {
            continue;
        }
        let sides: Vec<&str> = piece.split(" = ").collect();
        if let [.., formula, result] = sides.as_slice() {
            let formula = formula.rsplit([':', '：']).next().unwrap_or(formula);
            if formula.contains(|c: char| c.is_ascii_digit()) {
                found.push((formula.trim().to_owned(), result.trim().to_owned()));
            }
        }
    }
    found
}

/// Whether a formula comes to its printed result, to 1e-9 or what its printed digits allow.
pub(super) fn agree(formula: &str, result: &str) -> Result<(), String> {
    let made = evaluate(formula)?;
    let printed = evaluate(result)?;
    let off = (made.value - printed.value).abs();
    if off <= (printed.value.abs() * 1e-9).max(made.off + printed.off) {
        Ok(())
    } else {
        Err(format!("`{formula}` is {}, not `{result}`", made.value))
    }
}

fn evaluate(text: &str) -> Result<Number, String> {
    let tokens: Vec<char> = text.chars().filter(|c| !c.is_whitespace()).collect();
    let mut at = 0;
    let number = sum(&tokens, &mut at)?;
    if at == tokens.len() { Ok(number) } else { Err(format!("`{text}` is no formula")) }
}

fn sum(tokens: &[char], at: &mut usize) -> Result<Number, String> {
    let mut left = product(tokens, at)?;
    while let Some(sign @ ('+' | '-')) = tokens.get(*at) {
        *at += 1;
        let right = product(tokens, at)?;
        let value = if *sign == '+' { left.value + right.value } else { left.value - right.value };
        left = Number { value, off: left.off + right.off };
    }
    Ok(left)
}

fn product(tokens: &[char], at: &mut usize) -> Result<Number, String> {
    let mut left = power(tokens, at)?;
    while let Some(sign @ ('×' | '÷')) = tokens.get(*at) {
        *at += 1;
        let right = power(tokens, at)?;
        let relative = |n: Number| if n.value == 0.0 { 0.0 } else { n.off / n.value.abs() };
        let value = if *sign == '×' { left.value * right.value } else { left.value / right.value };
        left = Number { value, off: value.abs() * (relative(left) + relative(right)) };
    }
    Ok(left)
}

fn power(tokens: &[char], at: &mut usize) -> Result<Number, String> {
    let base = signed(tokens, at)?;
    if tokens.get(*at) == Some(&'²') {
        *at += 1;
        return Ok(Number { value: base.value * base.value, off: 2.0 * base.value.abs() * base.off });
    }
    if tokens.get(*at) != Some(&'^') {
        return Ok(base);
    }
    *at += 1;
    let exponent = signed(tokens, at)?;
    let value = base.value.powf(exponent.value);
    let relative = base.off / base.value.abs() * exponent.value.abs() + exponent.off * base.value.abs().ln().abs();
    Ok(Number { value, off: value.abs() * relative })
}

fn signed(tokens: &[char], at: &mut usize) -> Result<Number, String> {
    if tokens.get(*at) == Some(&'-') {
        *at += 1;
        let number = signed(tokens, at)?;
        return Ok(Number { value: -number.value, ..number });
    }
    if tokens.get(*at) == Some(&'√') {
        *at += 1;
        let number = signed(tokens, at)?;
        let root = number.value.sqrt();
        let off = if root > 0.0 { number.off / (2.0 * root) } else { number.off.sqrt() };
        return Ok(Number { value: root, off });
    }
    let number = if tokens.get(*at) == Some(&'(') {
        *at += 1;
        let inner = sum(tokens, at)?;
        if tokens.get(*at) != Some(&')') {
            return Err("a bracket stays open".to_owned());
        }
        *at += 1;
        inner
    } else {
        let digits: String = tokens[*at..].iter().take_while(|c| c.is_ascii_digit() || **c == '.').collect();
        *at += digits.len();
        let value: f64 = digits.parse().map_err(|_| format!("`{digits}` is no number"))?;
        Number { value, off: (value * PRINTED).max(LAST) }
    };
    if tokens.get(*at) == Some(&'%') {
        *at += 1;
        return Ok(Number { value: number.value / 100.0, off: number.off / 100.0 });
    }
    Ok(number)
}

/// The answer to a comparison, by trying out what the printed value leaves possible.
pub(super) fn answer(asked: &str) -> Result<Answer, String> {
    let words: Vec<&str> = asked.split(' ').collect();
    let (low, value, rest): (Option<&str>, &str, &[&str]) = match words.as_slice() {
        [low, "≤", value, rest @ ..] if rest.first() == Some(&"≤") => (Some(*low), *value, rest),
        [value, rest @ ..] => (None, *value, rest),
        [] => return Err("nothing is asked".to_owned()),
    };
    let [sign, goal] = rest else { return Err(format!("`{asked}` compares nothing")) };
    let (goal, low) = (number(goal)?, low.map(number).transpose()?);
    let bare = value.trim_matches(['(', ')']);
    let bound = bare.chars().next().filter(|c| "≥>≤<".contains(*c));
    let known = number(bare.trim_start_matches(['≥', '>', '≤', '<']))?;
    let tiny = Decimal::new(1, 20);
    let far = Decimal::from(1_000_000_000);
    let marks = [Some(known), Some(goal), low];
    let tried = marks.into_iter().flatten().flat_map(|x| [x - far, x - tiny, x, x + tiny, x + far]);
    let possible = tried.filter(|x| bound.map_or(*x == known, |sign| holds(*x, sign, known)));
    let sign = sign.chars().next().ok_or("no sign")?;
    let satisfied: Vec<bool> = possible.map(|x| holds(x, sign, goal) && low.is_none_or(|low| low <= x)).collect();
    Ok(match (satisfied.contains(&true), satisfied.contains(&false)) {
        (true, false) => Answer::Yes,
        (false, true) => Answer::No,
        _ => Answer::Open,
    })
}

fn holds(left: Decimal, sign: char, right: Decimal) -> bool {
    match sign {
        '≥' => left >= right,
        '>' => left > right,
        '≤' => left <= right,
        '<' => left < right,
        _ => left == right,
    }
}

fn number(text: &str) -> Result<Decimal, String> {
    text.trim_end_matches('%').parse().map_err(|_| format!("`{text}` is no number"))
}

#[test]
fn the_calculator_keeps_the_order_of_operations() {
    assert!(agree("10 + (13 - 10) × 365 ÷ 730", "11.5").is_ok());
    assert!(agree("(1.2 × (1 - 10%))^(1 ÷ 2) - 1", "3.92304845413%").is_ok());
    assert!(agree("2 + 3 × 4", "20").is_err());
    assert!(agree("54% - (-3%)", "57%").is_ok());
    assert!(agree("1 ÷ 3", "0.3333").is_err());
    assert!(agree("√((-3)² + 4²) × 2", "10").is_ok());
    assert!(agree("√(2)", "1.5").is_err());
}

#[test]
fn comparisons_are_answered_by_what_is_possible() {
    assert_eq!(answer("12 ≥ 10"), Ok(Answer::Yes));
    assert_eq!(answer("(>10) > 10"), Ok(Answer::Yes));
    assert_eq!(answer("(≥10) > 10"), Ok(Answer::Open));
    assert_eq!(answer("(<10) ≥ 10"), Ok(Answer::No));
    assert_eq!(answer("40 ≤ (≥65) ≤ 60"), Ok(Answer::No));
    assert_eq!(answer("40 ≤ (≥50) ≤ 60"), Ok(Answer::Open));
    assert_eq!(answer("9 = 10"), Ok(Answer::No));
    assert_eq!(answer("-5.97% ≥ -5%"), Ok(Answer::No));
}
