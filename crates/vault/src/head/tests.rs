use super::*;
use crate::testing::Shop;

fn head(seq: u64) -> Head {
    Head { seq, hash: [u8::try_from(seq % 256).unwrap(); 32] }
}

#[test]
fn the_last_link_written_is_read() {
    let shop = Shop::new();
    let mut file = shop.owner.head_file().unwrap();
    assert_eq!(file.read(), Ok(None), "a new shop has none");
    for seq in [1, 2, u64::MAX] {
        file.write(head(seq)).unwrap();
        assert_eq!(file.read(), Ok(Some(head(seq))));
        assert_eq!(shop.owner.head_file().unwrap().read(), Ok(Some(head(seq))));
    }
    assert_eq!(shop.copy("head").len(), 96);
}

#[test]
fn torn_or_forged_anchors_are_none() {
    let shop = Shop::new();
    shop.owner.head_file().unwrap().write(head(7)).unwrap();
    let good = shop.copy("head");
    let file = shop.owner.head_file().unwrap();
    for length in 0..96 {
        assert_eq!(file.parse(&good[..length]), None, "{length} bytes");
    }
    for bit in 0..96 * 8 {
        let mut bad = good.clone();
        bad[bit / 8] ^= 1 << (bit % 8);
        assert_eq!(file.parse(&bad), None, "bit {bit}");
    }
    assert_eq!(file.parse(&good), Some(head(7)));
    let stranger = Shop::new();
    stranger.put("head", &good);
    assert_eq!(stranger.owner.head_file().unwrap().read(), Ok(None), "another shop's");
}
