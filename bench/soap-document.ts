/** The schema of the document that is converted. */
export const ORDERS_WSDL = `<definitions xmlns="http://schemas.xmlsoap.org/wsdl/" targetNamespace="urn:orders" xmlns:tns="urn:orders"
  xmlns:soap="http://schemas.xmlsoap.org/wsdl/soap/" xmlns:xsd="http://www.w3.org/2001/XMLSchema">
  <types>
    <xsd:schema targetNamespace="urn:orders" elementFormDefault="qualified">
      <xsd:element name="ListOrders"><xsd:complexType><xsd:sequence/></xsd:complexType></xsd:element>
      <xsd:element name="ListOrdersResponse">
        <xsd:complexType><xsd:sequence>
          <xsd:element name="order" type="tns:Order" minOccurs="0" maxOccurs="unbounded"/>
        </xsd:sequence></xsd:complexType>
      </xsd:element>
      <xsd:complexType name="Order">
        <xsd:sequence>
          <xsd:element name="customer" type="tns:Customer"/>
          <xsd:element name="taken" type="xsd:dateTime"/>
          <xsd:element name="express" type="xsd:boolean"/>
          <xsd:element name="note" type="xsd:string" nillable="true"/>
          <xsd:element name="line" type="tns:Line" maxOccurs="unbounded"/>
          <xsd:element name="total" type="xsd:decimal"/>
        </xsd:sequence>
        <xsd:attribute name="id" type="xsd:string" use="required"/>
        <xsd:attribute name="revision" type="xsd:int"/>
      </xsd:complexType>
      <xsd:complexType name="Customer">
        <xsd:sequence>
          <xsd:element name="name" type="xsd:string"/>
          <xsd:element name="email" type="xsd:string"/>
          <xsd:element name="country" type="xsd:token"/>
        </xsd:sequence>
      </xsd:complexType>
      <xsd:complexType name="Line">
        <xsd:sequence>
          <xsd:element name="sku" type="xsd:string"/>
          <xsd:element name="title" type="xsd:string"/>
          <xsd:element name="quantity" type="xsd:int"/>
          <xsd:element name="price" type="xsd:decimal"/>
        </xsd:sequence>
      </xsd:complexType>
    </xsd:schema>
  </types>
  <message name="In"><part name="parameters" element="tns:ListOrders"/></message>
  <message name="Out"><part name="parameters" element="tns:ListOrdersResponse"/></message>
  <portType name="Orders">
    <operation name="ListOrders"><input message="tns:In"/><output message="tns:Out"/></operation>
  </portType>
  <binding name="Soap" type="tns:Orders">
    <soap:binding transport="http://schemas.xmlsoap.org/soap/http"/>
    <operation name="ListOrders">
      <soap:operation soapAction="ListOrders"/>
      <input><soap:body use="literal"/></input><output><soap:body use="literal"/></output>
    </operation>
  </binding>
  <service name="Orders"><port name="Port" binding="tns:Soap"><soap:address location="http://localhost/"/></port></service>
</definitions>`;

/** @returns an envelope of about so many bytes: attributes, prefixes, entities, nil, numbers, and indented as servers do */
export function soapDocument(bytes: number): string {
  const orders: string[] = [];
  for (let length = 0, id = 1; length < bytes; id++) {
    const order = orderText(id);
    orders.push(order);
    length += Buffer.byteLength(order);
  }
  return `<?xml version="1.0" encoding="UTF-8"?>
<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
  <soap:Body>
    <o:ListOrdersResponse xmlns:o="urn:orders">${orders.join('')}
    </o:ListOrdersResponse>
  </soap:Body>
</soap:Envelope>
`;
}

function orderText(id: number): string {
  const note =
    id % 3 === 0 ? '<o:note xsi:nil="true"/>' : `<o:note>Leave it at the door, &quot;${id}&quot; &amp; ring</o:note>`;
  const lines = Array.from({ length: 1 + (id % 5) }, (_, index) => lineText(id + index));
  return `
      <o:order id="o-${id}" revision="${id % 4}">
        <o:customer>
          <o:name>Zoë O'Neil ${id}</o:name>
          <o:email>zoe.${id}@example.com</o:email>
          <o:country>IE</o:country>
        </o:customer>
        <o:taken>2026-11-${String(1 + (id % 28)).padStart(2, '0')}T12:34:56Z</o:taken>
        <o:express>${id % 2 === 0}</o:express>
        ${note}${lines.join('')}
        <o:total>${(id * 1.25).toFixed(2)}</o:total>
      </o:order>`;
}

function lineText(number: number): string {
  return `
        <o:line>
          <o:sku>A-${number % 1000}</o:sku>
          <o:title>Tea no. ${number % 1000}, loose, in a tin</o:title>
          <o:quantity>${1 + (number % 9)}</o:quantity>
          <o:price>${((number % 1000) / 4).toFixed(2)}</o:price>
        </o:line>`;
}
