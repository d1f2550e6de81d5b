"""Which picture and ground a product has when its seller has given none."""

# The first word that occurs in the name decides, so the more particular one stands first.
_WORDS: tuple[tuple[str, str], ...] = (
    ("telur", "egg"),
    ("kerupuk", "cracker"),
    ("rengginang", "cracker"),
    ("pisang", "banana"),
    ("kopi", "cup"),
    ("madu", "honey"),
    ("udang", "shrimp"),
    ("terasi", "shrimp"),
    ("bawang", "onion"),
    ("kentang", "potato"),
    ("talas", "sweet-potato"),
    ("ubi", "sweet-potato"),
    ("jamu", "ginger"),
    ("jahe", "ginger"),
    ("kunyit", "ginger"),
    ("anyam", "basket"),
    ("mangga", "mango"),
    ("sabun", "soap"),
    ("ikan", "fish"),
    ("teri", "fish"),
    ("susu", "milk"),
    ("yogurt", "milk"),
    ("kacang", "peanut"),
    ("komak", "beans"),
    ("jagung", "corn"),
    ("sambal", "pepper"),
    ("cabai", "pepper"),
    ("kecap", "jar"),
    ("selai", "jar"),
    ("kelapa", "coconut"),
    ("anggur", "grapes"),
    ("jeruk", "orange"),
    ("tomat", "tomato"),
    ("teh", "tea"),
    ("sari buah", "juice"),
    ("sirup", "juice"),
    ("dodol", "candy"),
    ("permen", "candy"),
    ("puding", "custard"),
    ("pastel", "dumpling"),
    ("kue", "cookie"),
    ("bolu", "cupcake"),
    ("nasi", "bento"),
    ("beras", "rice"),
    ("snack", "takeout"),
    ("kotak", "takeout"),
    ("daun", "herb"),
    ("kelor", "herb"),
    ("batik", "thread"),
    ("tenun", "thread"),
    ("kain", "thread"),
    ("ecoprint", "thread"),
    ("rajut", "yarn"),
    ("tas", "handbag"),
    ("udeng", "scarf"),
    ("kaos", "shirt"),
    ("gerabah", "vase"),
    ("keramik", "vase"),
    ("kerang", "shell"),
    ("gantungan", "key"),
    ("lukis", "palette"),
    ("paket", "box"),
)
_TILES = {
    "makanan": "makanan",
    "minuman": "minuman",
    "kerajinan": "kerajinan",
    "hasil kebun": "kebun",
    "kebun": "kebun",
}


def asset(name: str) -> str:
    """Address of a file under assets/."""
    return f"/assets/{name}"


def picture_of(name: str) -> str:
    """Address of the illustration that fits a product's name; a basket when none does."""
    lowered = name.casefold()
    found = (picture for word, picture in _WORDS if _has_word(lowered, word))
    return asset(f"products/{next(found, 'basket')}.webp")


def pictures_in(text: str, *, most: int) -> list[str]:
    """Addresses of the illustrations of the goods that a text names, in the order of the text."""
    lowered = text.casefold()
    found: dict[str, int] = {}
    for word, picture in _WORDS:
        if _has_word(lowered, word):
            found.setdefault(picture, lowered.find(word))
    names = sorted(found, key=found.__getitem__)[:most]
    return [asset(f"products/{name}.webp") for name in names]


def tile_of(category: str) -> str:
    """CSS class of the ground for a category of products."""
    return f"tile-{_TILES.get(category.casefold(), 'makanan')}"


def _has_word(text: str, word: str) -> bool:
    """Whether a word of the text begins so: "tas" is in "Tas rajut", not in "emas tasbih"."""
    start = text.find(word)
    return start == 0 or (start > 0 and not text[start - 1].isalpha())
