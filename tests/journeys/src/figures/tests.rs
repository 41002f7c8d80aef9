use super::Figures;

#[test]
fn one_difference_is_a_disagreement_and_is_marked() {
    let mut figures = Figures::default();
    figures.add("outstanding", "1,200.00", "1,200.00");
    assert!(figures.agree());
    figures.add("overdue", "300.00", "400.00");
    assert!(!figures.agree());
    let table = "\
figure         screen      book
outstanding  1,200.00  1,200.00  same
overdue        300.00    400.00  DIFFERENT
";
    assert_eq!(figures.to_string(), table);
}

#[test]
fn no_figures_prove_nothing() {
    assert!(!Figures::default().agree());
}
