"""The countries of each part of the world: what is told of Fiji is told of the Pacific."""

from __future__ import annotations

from assistant.glossary import places_in
from assistant.model import Language

# By their names in the glossary.
_OF_NORTH_AFRICA = "Algeria|Egypt|Libya|Morocco|Tunisia"
_SUB_SAHARAN = """Angola|Benin|Botswana|Burkina Faso|Burundi|Cabo Verde|Cameroon|Central African Republic|Chad|Comoros|Congo|Côte d'Ivoire
|Democratic Republic of the Congo|Djibouti|Equatorial Guinea|Eritrea|Eswatini|Ethiopia|Gabon|Gambia|Ghana|Guinea|Guinea-Bissau|Kenya|Lesotho
|Liberia|Madagascar|Malawi|Mali|Mauritania|Mauritius|Mozambique|Namibia|Niger|Nigeria|Rwanda|Sao Tome and Principe|Senegal|Seychelles
|Sierra Leone|Somalia|South Africa|South Sudan|Sudan|Togo|Uganda|United Republic of Tanzania|Zambia|Zimbabwe"""
_OF_THE_CARIBBEAN = """Antigua and Barbuda|Bahamas|Barbados|Belize|Cuba|Dominica|Dominican Republic|Grenada|Guyana|Haiti|Jamaica|Saint Kitts and Nevis
|Saint Lucia|Saint Vincent and the Grenadines|Suriname|Trinidad and Tobago"""
_OF_CENTRAL_AMERICA = "Belize|Costa Rica|El Salvador|Guatemala|Honduras|Nicaragua|Panama"
_OF_SOUTH_AMERICA = "Argentina|Bolivia|Brazil|Chile|Colombia|Ecuador|Guyana|Paraguay|Peru|Suriname|Uruguay|Venezuela"
_OF_LATIN_AMERICA = f"{_OF_THE_CARIBBEAN}|{_OF_CENTRAL_AMERICA}|{_OF_SOUTH_AMERICA}|Mexico"
_OF_THE_MIDDLE_EAST = """Bahrain|Egypt|Iran|Iraq|Israel|Jordan|Kuwait|Lebanon|Oman|Palestine|Qatar|Saudi Arabia|Syrian Arab Republic|Türkiye
|United Arab Emirates|Yemen"""
_OF_THE_CAUCASUS, _OF_THE_BALTIC = "Armenia|Azerbaijan|Georgia", "Estonia|Latvia|Lithuania"
_OF_CENTRAL_ASIA = "Kazakhstan|Kyrgyzstan|Tajikistan|Turkmenistan|Uzbekistan"
_OF_ASIA = f"""{_OF_CENTRAL_ASIA}|Afghanistan|Bangladesh|Bhutan|Brunei Darussalam|Cambodia|China|Democratic People's Republic of Korea|India|Indonesia
|Iran|Japan|Lao People's Democratic Republic|Malaysia|Maldives|Mongolia|Myanmar|Nepal|Pakistan|Philippines|Republic of Korea|Singapore
|Sri Lanka|Thailand|Timor-Leste|Viet Nam"""
_OF_OCEANIA = """Australia|Cook Islands|Fiji|Kiribati|Marshall Islands|Micronesia|Nauru|New Zealand|Niue|Palau|Papua New Guinea|Samoa
|Solomon Islands|Tonga|Tuvalu|Vanuatu"""
_OF_EASTERN_EUROPE = f"""{_OF_THE_BALTIC}|Albania|Belarus|Bosnia and Herzegovina|Bulgaria|Croatia|Czechia|Hungary|Montenegro|North Macedonia|Poland
|Republic of Moldova|Romania|Russian Federation|Serbia|Slovakia|Slovenia|Ukraine"""
_OF_EUROPE = f"""{_OF_EASTERN_EUROPE}|Andorra|Austria|Belgium|Cyprus|Denmark|Finland|France|Germany|Greece|Iceland|Ireland|Italy|Liechtenstein|Luxembourg|Malta
|Monaco|Netherlands|Norway|Portugal|San Marino|Spain|Sweden|Switzerland|United Kingdom"""
_COUNTRIES = {
    "Africa": f"{_OF_NORTH_AFRICA}|{_SUB_SAHARAN}",
    "Sub-Saharan Africa": _SUB_SAHARAN,
    "Middle East": _OF_THE_MIDDLE_EAST,
    "Caucasus": _OF_THE_CAUCASUS,
    "Baltic States": _OF_THE_BALTIC,
    "Latin America and the Caribbean": _OF_LATIN_AMERICA,
    "Caribbean": _OF_THE_CARIBBEAN,
    "Central America": _OF_CENTRAL_AMERICA,
    "South America": _OF_SOUTH_AMERICA,
    "Central Asia": _OF_CENTRAL_ASIA,
    "Asia": _OF_ASIA,
    "Asia and the Pacific": f"{_OF_ASIA}|{_OF_OCEANIA}",
    "Oceania": _OF_OCEANIA,
    "Eastern Europe": _OF_EASTERN_EUROPE,
    "Europe": _OF_EUROPE,
}
_COUNTRIES_OF = {region: frozenset(name.strip() for name in names.split("|")) for region, names in _COUNTRIES.items()}


def names_one_of(region: str, asked_in: Language, text: str, language: Language) -> bool:
    """Whether a text names a country of the region that is written so; of what is no region none is.

    >>> names_one_of("拉美", "zh", "The donors are Fiji and Peru.", "en"), names_one_of("Africa", "en", "秘鲁和斐济", "zh"), names_one_of("Peru", "en", "秘鲁", "zh")
    (True, False, False)
    """
    regions = places_in(region, asked_in) & _COUNTRIES_OF.keys()
    return any(_COUNTRIES_OF[one] & places_in(text, language) for one in regions)
